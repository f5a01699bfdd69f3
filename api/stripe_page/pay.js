// The card goes from the browser to Stripe, which answers here; the shop asks Stripe by itself.
(() => {
  const { key, secret, back, status } = document.body.dataset;
  if (status === "succeeded" || status === "requires_capture" || status === "processing") {
    location.replace(back);
    return;
  }
  const stripe = Stripe(key);
  const card = stripe.elements().create("card");
  card.mount("#card");
  const form = document.getElementById("pay");
  const button = form.querySelector("button");
  const said = document.getElementById("said");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = "";
    try {
      const { error } = await stripe.confirmCardPayment(secret, { payment_method: { card } });
      if (!error || error.code === "payment_intent_unexpected_state") {
        location.replace(back);
        return;
      }
      said.textContent = `${error.message || "That did not work."} Nothing was charged.`;
    } catch {
      said.textContent = "No answer came. Press again: you are charged once.";
    }
    button.disabled = false;
  });
})();
