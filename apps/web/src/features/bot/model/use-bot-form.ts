import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { problemText } from '@/lib/i18n/problem-text';
import { type BotProblems, noBotProblems, refusedBotFields, withoutFields } from './form-problems';

interface BotFormOptions<Draft, Saved> {
  /** As it is stored, or as a new one begins. */
  first: Draft;
  /** Takes out what nobody meant, such as empty rows. */
  tidy?: (draft: Draft) => Draft;
  problemsOf: (draft: Draft) => BotProblems;
  save: (draft: Draft) => Promise<Saved>;
  /** The field that must not be the same as another's. */
  uniqueField: string;
  /** The path that the API uses for a field, where it is not its name. */
  pathOf?: (field: string) => string;
  onSaved: (saved: Saved) => void;
}

/** Something of the bot that is being written: what was typed, what is wrong with it, and its way to the API. */
export function useBotForm<Draft extends object, Saved>(options: BotFormOptions<Draft, Saved>) {
  const { tidy = same, problemsOf, save, uniqueField, pathOf = same, onSaved } = options;
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const [stored, setStored] = useState(options.first);
  const [draft, setDraft] = useState(options.first);
  /** What the API did not take; until then nothing is called wrong that is only not finished. */
  const [refused, setRefused] = useState<BotProblems | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const problems = refused ? new Map([...refused, ...problemsOf(draft)]) : noBotProblems;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(stored);

  // Only when the page knows that nothing is unsaved any more: it would ask about what has just been saved.
  const tell = useRef(onSaved);
  useEffect(() => {
    tell.current = onSaved;
  });
  useEffect(() => {
    if (saved !== null) tell.current(saved);
  }, [saved]);

  function refuse(found: BotProblems): void {
    setRefused(found);
    setRefusals((count) => count + 1);
  }

  async function submit(): Promise<void> {
    const tidied = tidy(draft);
    setDraft(tidied);
    if (problemsOf(tidied).size > 0) return refuse(noBotProblems);
    setSaving(true);
    try {
      const answer = await save(tidied);
      setStored(tidied);
      setRefused(null);
      setSaved(answer);
      toast.success(t('shell.saved'));
    } catch (error) {
      const found = refusedBotFields(error, uniqueField);
      if (found) refuse(found);
      else toast.error(problemText(tCommon, error));
    } finally {
      setSaving(false);
    }
  }

  return {
    draft,
    problems,
    /** How often it was not taken; see `useFirstWrongField`. */
    refusals,
    isChanged,
    isSaving,
    submit,
    change(part: Partial<Draft>) {
      setDraft((earlier) => ({ ...earlier, ...part }));
      setRefused((earlier) => earlier && withoutFields(earlier, Object.keys(part).map(pathOf)));
    },
    discard() {
      setDraft(stored);
      setRefused(null);
    },
  };
}

/** Gives the form a ref; whenever it was not taken, its first field that is wrong gets the focus. */
export function useFirstWrongField(refusals: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return form;
}

const same = <Value>(value: Value): Value => value;
