const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm test starts the product and sets it`);
  return value;
};

export const deskUrl = given('PARLEY_URL');
export const simulatorUrl = given('PARLEY_SIMULATOR_URL');
