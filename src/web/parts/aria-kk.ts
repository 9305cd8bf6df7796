/**
 * The Kazakh words of React Aria, by its word lists and keys: what screen readers hear of parts. The
 * build puts them beside the library's own; only lists of parts in use are here.
 */

interface Formatter {
  readonly number: (value: number) => string;
  readonly plural: (count: number, forms: Readonly<Record<string, string | Say0>>) => string;
  readonly select: (forms: Readonly<Record<string, string | Say0>>, value: unknown) => string;
}
type Say0 = () => string;
type Args = Readonly<Record<string, never>> & Readonly<Record<string, unknown>>;
type Say = (args: Args, formatter: Formatter) => string;
type List = Readonly<Record<string, string | Say>>;

const counted = (count: unknown): string => String(count);

export const autocomplete: List = { collectionLabel: 'Ұсыныстар' };

export const breadcrumbs: List = { breadcrumbs: 'Орналасқан жері' };

export const combobox: List = {
  focusAnnouncement: (args, { select }) =>
    `${select(
      {
        true: () => `${args.groupTitle} тобына кірдіңіз, нұсқалар: ${counted(args.groupCount)}. `,
        other: '',
      },
      args.isGroupChange,
    )}${args.optionText}${select({ true: ', таңдалған', other: '' }, args.isSelected)}`,
  countAnnouncement: (args) => `Қолжетімді нұсқалар: ${counted(args.optionCount)}.`,
  selectedAnnouncement: (args) => `${args.optionText}, таңдалды`,
  buttonLabel: 'Ұсыныстарды көрсету',
  listboxLabel: 'Ұсыныстар',
};

export const components: List = {
  selectPlaceholder: 'Таңдаңыз',
  tableResizer: 'Баған енін өзгерткіш',
  dropzoneLabel: 'Файл тастайтын орын',
  colorSwatchPicker: 'Түс үлгілері',
};

const items = (formatter: Formatter, count: unknown): string =>
  `таңдалған ${formatter.number(Number(count))} жолды`;

export const dnd: List = {
  dragItem: (args) => `${args.itemText}: жылжыту`,
  dragSelectedItems: (args, formatter) => `${items(formatter, args.count)} жылжыту`,
  dragDescriptionKeyboard: 'Жылжыту үшін енгізу пернесін басыңыз.',
  dragDescriptionKeyboardAlt: 'Жылжыту үшін Alt пен енгізу пернесін басыңыз.',
  dragDescriptionTouch: 'Жылжыту үшін екі рет түртіңіз.',
  dragDescriptionVirtual: 'Жылжыту үшін басыңыз.',
  dragDescriptionLongPress: 'Жылжыту үшін басып тұрыңыз.',
  dragSelectedKeyboard: (args, formatter) =>
    `${items(formatter, args.count)} жылжыту үшін енгізу пернесін басыңыз.`,
  dragSelectedKeyboardAlt: (args, formatter) =>
    `${items(formatter, args.count)} жылжыту үшін Alt пен енгізу пернесін басыңыз.`,
  dragSelectedLongPress: (args, formatter) =>
    `${items(formatter, args.count)} жылжыту үшін басып тұрыңыз.`,
  dragStartedKeyboard:
    'Жылжыту басталды. Қайда қоятыныңызды табуляция пернесімен таңдап, енгізу пернесін басыңыз; бас тарту үшін шығу пернесін басыңыз.',
  dragStartedTouch: 'Жылжыту басталды. Қайда қоятыныңызды таңдап, екі рет түртіңіз.',
  dragStartedVirtual: 'Жылжыту басталды. Қайда қоятыныңызды таңдап, басыңыз.',
  endDragKeyboard: 'Жылжытылуда. Бас тарту үшін енгізу пернесін басыңыз.',
  endDragTouch: 'Жылжытылуда. Бас тарту үшін екі рет түртіңіз.',
  endDragVirtual: 'Жылжытылуда. Бас тарту үшін басыңыз.',
  dropDescriptionKeyboard: 'Қою үшін енгізу пернесін, бас тарту үшін шығу пернесін басыңыз.',
  dropDescriptionTouch: 'Қою үшін екі рет түртіңіз.',
  dropDescriptionVirtual: 'Қою үшін басыңыз.',
  dropCanceled: 'Жылжытудан бас тартылды.',
  dropComplete: 'Жылжытылды.',
  dropIndicator: 'қоятын орын',
  dropOnRoot: 'Осында қою:',
  dropOnItem: (args) => `${args.itemText}: үстіне қою`,
  insertBefore: (args) => `${args.itemText}: алдына қою`,
  insertBetween: (args) => `${args.beforeItemText} мен ${args.afterItemText}: арасына қою`,
  insertAfter: (args) => `${args.itemText}: артына қою`,
};

export const grid: List = {
  deselectedItem: (args) => `${args.item} таңдалмаған.`,
  select: 'Таңдау',
  selectedCount: (args) =>
    args.count === 0 ? 'Ештеңе таңдалмаған.' : `Таңдалғаны: ${counted(args.count)}.`,
  selectedAll: 'Барлығы таңдалды.',
  selectedItem: (args) => `${args.item} таңдалды.`,
  longPressToSelect: 'Таңдау режиміне өту үшін басып ұстап тұрыңыз.',
};

export const menu: List = {
  longPressMessage: 'Мәзірді ашу үшін басып ұстап тұрыңыз немесе Alt + төмен жебені басыңыз',
};

export const overlays: List = { dismiss: 'Жабу' };

export const searchfield: List = { 'Clear search': 'Іздеуді тазалау' };

export const table: List = {
  select: 'Таңдау',
  selectAll: 'Барлығын таңдау',
  sortable: 'сұрыпталатын баған',
  ascending: 'өсу ретімен',
  descending: 'кему ретімен',
  ascendingSort: (args) => `${args.columnName} бағаны бойынша өсу ретімен сұрыпталды`,
  descendingSort: (args) => `${args.columnName} бағаны бойынша кему ретімен сұрыпталды`,
  columnSize: (args) => `${args.value} пиксель`,
  resizerDescription: 'Енін өзгертуді бастау үшін енгізу пернесін басыңыз',
  expand: 'Ашу',
  collapse: 'Жию',
};

export const tag: List = {
  removeDescription: 'Белгіні жою үшін жою пернесін басыңыз.',
  removeButtonLabel: 'Жою',
};

export const toast: List = {
  close: 'Жабу',
  notifications: (args) => `Хабарламалар: ${counted(args.count)}.`,
};

export const tree: List = { expand: 'Ашу', collapse: 'Жию' };
