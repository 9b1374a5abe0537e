import { redirect } from 'next/navigation';
import { startHere } from './start-here';

export default async function Page() {
  redirect(await startHere());
}
