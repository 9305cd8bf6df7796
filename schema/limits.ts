/**
 * Every size limit of the product in one place, so an administrator reads one page. The HTTP layer
 * enforces the byte and nesting limits before parsing, the document check enforces the rest.
 */
export const limits = {
  /** Body of any request that is not a text, in bytes. */
  requestBytesMax: 256 * 1024,
  /** Body of a request that carries a whole text (JSON, Markdown or HTML), in bytes. */
  textBytesMax: 16 * 1024 * 1024,
  /** Nesting of JSON objects and arrays in a request, counted before parsing. */
  jsonDepthMax: 200,
  /** Nesting of blocks in a text: a section in a section counts two. */
  blockDepthMax: 48,
  /** Blocks with an id in one language's text. */
  blocksMax: 60_000,
  /** Characters of inline content in one block. */
  blockCharactersMax: 1_200_000,
  /** Words and signs of one block that are compared one by one; a block of more is shown as replaced. */
  comparedTokensMax: 400_000,
  /** Cells across one table row, spans counted. */
  tableColumnsMax: 2_000,
  /** Characters of a title, label or name. */
  titleCharactersMax: 500,
  /** Characters of a draft's summary in one language. */
  summaryCharactersMax: 3_000,
  /** Characters of a reason, remark or justification. */
  reasonCharactersMax: 10_000,
  /** Characters of the minutes of a meeting. */
  minutesCharactersMax: 100_000,
  /** Comments in one group that is answered at once. */
  groupCommentsMax: 1_000,
  /** Comments an hour from visitors of one address, who are not signed in. */
  visitorCommentsPerHour: 20,
  /** Days a token may hold. */
  tokenDaysMax: 365,
  /** Tokens of one person that hold at a time. */
  tokensPerPersonMax: 50,
  /** How often an hour a calendar is read by its address, and wrong addresses are tried from one network. */
  calendarReadsPerHour: 60,
  calendarGuessesPerHour: 60,
  /** Webhooks of one organisation. */
  webhooksPerOrganisationMax: 20,
  /** Characters of a web address. */
  addressCharactersMax: 2000,
  /** Characters of a password. */
  passwordCharactersMin: 12,
  passwordCharactersMax: 128,
  /** Items returned by one page of a list. */
  pageItemsMax: 200,
} as const;
