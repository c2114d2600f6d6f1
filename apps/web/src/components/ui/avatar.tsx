import { useState } from 'react';
import { cn } from '@/lib/class-names';

interface AvatarProps {
  name: string;
  pictureUrl?: string | null;
  size?: keyof typeof sizes;
}

const sizes = {
  tiny: 'size-5 text-[0.625rem]',
  small: 'size-8 text-xs',
  menu: 'size-9 text-sm',
  medium: 'size-10 text-[0.9375rem]',
  large: 'size-20 text-2xl',
};

const tints = ['bg-avatar-1', 'bg-avatar-2', 'bg-avatar-3', 'bg-avatar-4', 'bg-avatar-5', 'bg-avatar-6'];

/** The picture, or else the first letter on a tint that stays the same for the same name. */
export function Avatar({ name, pictureUrl, size = 'medium' }: AvatarProps) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const shape = cn('shrink-0 rounded-full', sizes[size]);
  if (pictureUrl && pictureUrl !== brokenUrl) {
    return (
      <img
        src={pictureUrl}
        alt=""
        loading="lazy"
        referrerPolicy="no-referrer"
        className={cn(shape, 'bg-sunken object-cover')}
        onError={() => setBrokenUrl(pictureUrl)}
      />
    );
  }
  return (
    <span aria-hidden className={cn(shape, 'grid place-items-center leading-none font-medium', tintOf(name))}>
      {firstLetterOf(name)}
    </span>
  );
}

function tintOf(name: string): string | undefined {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return tints[sum % tints.length];
}

/** Thai names may begin with a vowel that is written before its consonant: one letter alone says nothing then. */
function firstLetterOf(name: string): string {
  const letters = [...name.trim()].filter((character) =>
    /[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(character),
  );
  const [first = '?', second = ''] = letters;
  return /[เแโใไ]/.test(first) ? first + second : first.toUpperCase();
}
