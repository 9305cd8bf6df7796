/**
 * Which random cases are tried: in the usual run the same each time, so that a change is judged by
 * what it does and not by luck. The long run looks for cases nobody has met, and draws others each
 * time; what it finds becomes a test of its own. `KELISIM_SEED` draws from a seed it has printed.
 */
import fc from 'fast-check';

const usual = 2025;
const asked = process.env.KELISIM_SEED ?? (process.env.KELISIM_LONG ? undefined : usual);
if (asked !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
