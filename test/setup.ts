// Properties are tried on the same cases every time, so that what fails is the change and not the draw.
// FC_SEED=… draws others; `npm run fuzz` looks for what nobody thought of.
import fc from 'fast-check';

const FIRST = 20261122;

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? FIRST) });
