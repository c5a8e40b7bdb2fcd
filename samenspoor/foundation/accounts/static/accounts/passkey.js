// Lets the phone make a passkey (a form with data-new-passkey), or answer with one (data-passkey-sign-in).
const fromText = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (described) => ({ ...described, id: fromText(described.id) });

const written = (credential) => {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const bytes = parts.filter((part) => response[part]).map((part) => [part, toText(response[part])]);
  const { credProps } = credential.getClientExtensionResults();
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(bytes),
    clientExtensionResults: credProps ? { credProps } : {},
  });
};

const makePasskey = async () => {
  const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: fromText(publicKey.challenge),
      user: withBytes(publicKey.user),
      excludeCredentials: (publicKey.excludeCredentials ?? []).map(withBytes),
    },
  });
};

const usePasskey = async (form) => {
  const asked = await (await fetch(form.dataset.passkeySignIn, { credentials: "same-origin" })).json();
  return navigator.credentials.get({ publicKey: { ...asked.publicKey, challenge: fromText(asked.publicKey.challenge), allowCredentials: [] } });
};

const failed = document.querySelector("[data-passkey-failed]");
const onSubmit = (form, ask) =>
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = written(await ask(form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey-missing]").forEach((text) => (text.hidden = true));
  document.querySelectorAll("[data-new-passkey]").forEach((form) => onSubmit(form, makePasskey));
  document.querySelectorAll("[data-passkey-sign-in]").forEach((form) => {
    form.closest("[hidden]").hidden = false;
    onSubmit(form, usePasskey);
  });
}
