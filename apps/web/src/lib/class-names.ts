export {
  /**
   * Joins class names. They are joined, not merged: of two classes that set the same property it is the style sheet
   * that decides, so a part that can look different takes a prop for it.
   */
  clsx as cn,
} from 'clsx';
