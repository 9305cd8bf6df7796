/** Configuration from the environment, read once at start: every problem is named, not just the first. */
import { z } from 'zod';
import { type AuthSettings, isLoopback, isSafeUrl, readAuthSettings } from './auth/settings.ts';
import { ConfigFault } from './config-fault.ts';
import { type Network, readNetwork } from './http/client-address.ts';
import type { Reach } from './http/security.ts';
import { type MailSettings, readMailSettings } from './mail/settings.ts';
import type { EgressRules } from './service/egress.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be at most 65535');

const origin = z
  .string()
  .refine((text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text, {
    error: 'must be an origin such as https://kelisim.example',
    abort: true,
  })
  .refine(isSafeUrl, 'must be https, except on this machine');

/** Addresses and CIDR blocks, with commas or blanks between them. */
const networksOf = (whose: string) =>
  z.string().transform((text, context): readonly Network[] =>
    text
      .split(/[\s,]+/)
      .filter((one) => one !== '')
      .flatMap((one) => {
        const network = readNetwork(one);
        if (network) return [network];
        context.addIssue({
          code: 'custom',
          message: `must list addresses or CIDR blocks ${whose}`,
        });
        return [];
      }),
  );

const contact = z
  .string()
  .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must be a mailto: or https: address');

const reachSchema = z.object({
  BASE_URL: origin.optional(),
  TRUSTED_PROXIES: networksOf('of proxies').prefault(''),
  SECURITY_CONTACT: contact.optional(),
});

const schema = reachSchema.extend({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.prefault('8787'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|:memory:)$/, 'must be file:<path> or :memory:')
    .default('file:data/kelisim.db'),
  EGRESS_ALLOW: networksOf('of this house').prefault(''),
});

export interface Config {
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  /** Path of the SQLite file, or `:memory:`. */
  readonly database: string;
  readonly reach: Reach;
  /** Null where letters wait in the outbox for the administrator. */
  readonly mail: MailSettings | null;
  readonly auth: AuthSettings;
  /** What beside the public internet webhooks may reach. */
  readonly egress: EgressRules;
}

/** The path in `file:<path>`; anything else is one already. */
export const databasePath = (url: string): string => url.replace(/^file:/, '');

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * With `needsBase`, a server that others than this machine can reach must be told by which origin.
 * @throws ConfigFault listing every variable that cannot be used.
 */
export function readConfig(environment: Environment, needsBase = false): Config {
  const { settings: mail, problems } = readMailSettings(environment);
  const { settings: auth, problems: authProblems } = readAuthSettings(environment);
  const { HOST = '127.0.0.1', BASE_URL } = environment;
  const lacksBase = needsBase && BASE_URL === undefined && HOST !== '' && !isLoopback(HOST);
  const data = read(schema, environment, [
    ...problems,
    ...authProblems,
    ...(lacksBase ? ['BASE_URL: must be set where HOST is more than this machine'] : []),
  ]);
  return {
    host: data.HOST,
    port: data.PORT,
    database: databasePath(data.DATABASE_URL),
    reach: readReach(environment),
    mail,
    auth,
    egress: { allow: data.EGRESS_ALLOW },
  };
}

/** What of the configuration Workers read as well. @throws ConfigFault, as above. */
export function readReach(environment: Environment): Reach {
  const data = read(reachSchema, environment);
  return { base: data.BASE_URL, proxies: data.TRUSTED_PROXIES, contact: data.SECURITY_CONTACT };
}

/** `problems` were found elsewhere and are told with the others. */
function read<S extends z.ZodType>(
  schema: S,
  environment: Environment,
  problems: readonly string[] = [],
): z.infer<S> {
  const { data, error } = schema.safeParse(environment);
  const issues = (error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}, not "${environment[String(path[0])]}"`,
  );
  if (issues.length + problems.length === 0) return data as z.infer<S>;
  throw new ConfigFault([...issues, ...problems]);
}
