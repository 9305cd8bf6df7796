console.log('kelisim');
