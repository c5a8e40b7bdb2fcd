// What stays on the phone: pages, notes that wait, and notes that were not accepted; each sealed before it comes here.
const NUMBERED = ["notes", "refused"];
const NAMES = ["pages", "facts", ...NUMBERED];

const opened = () =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open("samenspoor", 2);
    asked.onupgradeneeded = () => {
      for (const name of NAMES) {
        if (asked.result.objectStoreNames.contains(name)) continue;
        asked.result.createObjectStore(name, { autoIncrement: NUMBERED.includes(name) });
      }
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const inStore = async (name, mode, act) => {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const asked = act(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
};

export const put = (name, key, value) => inStore(name, "readwrite", (store) => store.put(value, key));
export const add = (name, value) => inStore(name, "readwrite", (store) => store.add(value));
export const get = (name, key) => inStore(name, "readonly", (store) => store.get(key));
export const keys = (name) => inStore(name, "readonly", (store) => store.getAllKeys());
export const count = (name) => inStore(name, "readonly", (store) => store.count());
export const remove = (name, key) => inStore(name, "readwrite", (store) => store.delete(key));

export const eraseAll = async () => {
  for (const name of NAMES) await inStore(name, "readwrite", (store) => store.clear());
  for (const name of await caches.keys()) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
};
