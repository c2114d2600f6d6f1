import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface CustomerLinkProps {
  lineUserId: string;
  /** Nothing or empty when it is not known. */
  displayName: string | null;
}

/** A customer in a table, who leads to their conversation. */
export function CustomerLink({ lineUserId, displayName }: CustomerLinkProps) {
  const { t } = useTranslation();
  return (
    <Link
      to={`/chat?chat=${lineUserId}`}
      dir="auto"
      className="block truncate rounded-sm font-medium underline-offset-2 hover:underline"
    >
      {displayName || t('conversation.aCustomer')}
    </Link>
  );
}
