import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { ErrorPanel } from '@/shared/ui/error-panel';

type BoundaryProps = {
  onReset: () => void;
  title?: string | undefined;
  resetKey?: string | undefined;
  children: ReactNode;
};
type BoundaryState = { error: unknown };

/** React offers error boundaries to classes only. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  /** Another page in the same place is not to blame for the last one's failure. */
  override componentDidUpdate(previous: BoundaryProps) {
    if (this.state.error !== undefined && previous.resetKey !== this.props.resetKey)
      this.setState({ error: undefined });
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <ErrorPanel
        error={this.state.error}
        {...(this.props.title === undefined ? {} : { title: this.props.title })}
        onRetry={() => {
          this.props.onReset();
          this.setState({ error: undefined });
        }}
      />
    );
  }
}

type PanelBoundaryProps = { title?: string; resetKey?: string; children: ReactNode };

/** A panel that fails says so in its own place; the rest of the page lives on. */
export function PanelBoundary({ title, resetKey, children }: PanelBoundaryProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary onReset={reset} title={title} resetKey={resetKey}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}
