/** How often a page that stays open asks for a newer build, in milliseconds. */
const ASK_AGAIN_MS = 3_600_000;

export interface Listeners {
  /** The page would open without a network now. */
  readonly onReady: () => void;
  /** A newer build lies ready. It takes over, and the page loads anew, when `takeOver` is called and not before. */
  readonly onUpdate: (takeOver: () => void) => void;
}

/**
 * Registers the service worker of the build. Does nothing where there is none: an old browser, a page that is not secure, a private
 * window.
 *
 * @param base absolute URL of the page's folder, ending in `/`; the service worker answers for this folder
 */
export async function registerServiceWorker(base: string, listeners: Listeners): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  let isAsked = false;
  let isReady = false;
  const ready = (): void => {
    if (!isReady) listeners.onReady();
    isReady = true;
  };
  const offer = (waiting: ServiceWorker): void =>
    listeners.onUpdate(() => {
      isAsked = true;
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });

  // The first service worker of all takes the page over too, and so does one that another window has asked for: neither loads it anew.
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
  });

  const registration = await register(new URL('sw.js', base));
  if (registration === null) return;
  const watch = (worker: ServiceWorker): void => {
    const look = (): void => {
      if (worker.state === 'installed' && registration.active !== null) offer(worker);
      if (worker.state === 'activated') ready();
    };
    worker.addEventListener('statechange', look);
  };
  if (registration.active !== null) ready();
  if (registration.waiting !== null) offer(registration.waiting);
  if (registration.installing !== null) watch(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing !== null) watch(registration.installing);
  });

  let asked = 0;
  const ask = (): void => {
    if (document.visibilityState === 'hidden' || Date.now() - asked < ASK_AGAIN_MS) return;
    asked = Date.now();
    // Without a network there is nothing newer.
    registration.update().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  // The browser would ask too, at a time of its own.
  if (registration.active !== null) ask();
}

async function register(script: URL): Promise<ServiceWorkerRegistration | null> {
  try {
    const registration: unknown = await navigator.serviceWorker.register(script);
    // Privacy extensions and test drivers put a function of their own in its place, which may answer nothing.
    return registration instanceof ServiceWorkerRegistration ? registration : null;
  } catch {
    return null;
  }
}
