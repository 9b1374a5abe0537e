/**
 * Where we are, which is the page's address: whose phone it is (`side`), whose thread is open
 * (`customer`), and which business it is about (`account`; null for the first).
 */
export function here() {
  const query = new URLSearchParams(location.search);
  return {
    customer: query.get('customer'),
    account: query.get('account'),
    side: query.get('view') === 'business' ? 'business' : 'customer',
  };
}

export function addressOf({ customer, account, side }) {
  const query = new URLSearchParams();
  if (customer) query.set('customer', customer);
  else if (account) query.set('account', account);
  if (side === 'business') query.set('view', 'business');
  return query.size > 0 ? `/?${query}` : '/';
}
