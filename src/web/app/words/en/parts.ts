/** Words of the parts that many screens use. */
export const parts = {
  close: 'Close',
  more: 'More',
  of: '{{part}} of {{whole}}',
} as const;
