import { useState, type ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { LoggedRequest } from '../../model/types';
import { LogTime, shortPath, StatusChip } from './log-parts';

/** The calls LINE received, newest first. */
export function RequestRows({ requests }: { requests: LoggedRequest[] }): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const [onlyViolations, setOnlyViolations] = useState(false);
  const shown = onlyViolations ? requests.filter(({ violations }) => violations.length > 0) : requests;
  return (
    <>
      <div className="log-filter">
        <label className="check">
          <input
            type="checkbox"
            checked={onlyViolations}
            onChange={(event) => setOnlyViolations(event.target.checked)}
          />
          {t('onlyViolations')}
        </label>
        <button
          type="button"
          className="quiet-button"
          disabled={requests.length === 0}
          onClick={() => attempt(controlApi.clearRequests)}
        >
          {t('clearLog')}
        </button>
      </div>
      {shown.length === 0 && <p className="log-empty">{t('noCalls')}</p>}
      <ul className="log-rows">
        {shown.toReversed().map((request) => (
          <RequestRow key={request.requestId} request={request} />
        ))}
      </ul>
    </>
  );
}

function RequestRow({ request }: { request: LoggedRequest }): ReactNode {
  const { t } = usePreferences();
  const { at, method, path, status, paid, violations, fault, body, response, requestId, retryKey } = request;
  return (
    <li className="log-row" data-broken={violations.length > 0}>
      <details>
        <summary>
          <LogTime at={at} />
          <span className="log-what" title={path}>
            <span className="log-method">{method}</span> {shortPath(path)}
          </span>
          {paid !== null && (
            <span className="cost" data-paid={paid}>
              {paid ? t('paid') : t('free')}
            </span>
          )}
          <StatusChip status={status} />
        </summary>
        <dl className="log-details">
          <dt>x-line-request-id</dt>
          <dd>{requestId}</dd>
          {retryKey && (
            <>
              <dt>x-line-retry-key</dt>
              <dd>{retryKey}</dd>
            </>
          )}
        </dl>
        {body !== null && <pre>{JSON.stringify(body, null, 2)}</pre>}
        <pre>{JSON.stringify(response, null, 2)}</pre>
      </details>
      {fault && <p className="log-note">{fault}</p>}
      {violations.map(({ rule, detail }) => (
        <p key={`${rule} ${detail}`} className="log-violation">
          <strong>{rule}</strong> {detail}
        </p>
      ))}
    </li>
  );
}
