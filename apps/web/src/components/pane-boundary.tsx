import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './error-state';

interface PaneBoundaryProps {
  children: ReactNode;
  /** What has to be done before another attempt. */
  onRetry?: () => void;
}

/** One broken pane leaves the others at work. */
export class PaneBoundary extends Component<PaneBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  retry = () => {
    this.props.onRetry?.();
    this.setState({ hasFailed: false });
  };

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return <PaneCrashed onRetry={this.retry} />;
  }
}

function PaneCrashed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return <ErrorState title={t('pane.crashed')} text={t('pane.crashedText')} onRetry={onRetry} />;
}
