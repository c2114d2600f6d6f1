import { type RichMenuIcon, richMenuIcons } from '@jsk/contracts/rich-menu-icons';

/** The same outline that the server draws into the picture. `className` gives the size. */
export function RichMenuPictogram({ name, className }: { name: RichMenuIcon; className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      {richMenuIcons[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
