import { type Settings, settingsSchema } from '@jsk/contracts/settings';

/** The settings of an installation in which nobody has changed any. */
export const defaultSettings: Settings = settingsSchema.parse(
  Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])),
);
