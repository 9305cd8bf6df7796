/** The clock the application says hours on. */

/** IANA zone of the procedures this product carries. */
export const zone = 'Asia/Almaty';
