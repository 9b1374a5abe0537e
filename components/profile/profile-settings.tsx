import { EmailPart, type PendingEmail } from './email-part';
import { NamePart } from './name-part';
import { PasswordPart } from './password-part';
import { PicturePart } from './picture-part';
import { type Session, SessionsPart } from './sessions-part';

type Props = {
  readonly name: string;
  readonly email: string;
  readonly picture: string | null;
  readonly pendingEmail: PendingEmail | undefined;
  readonly sessions: readonly Session[];
};

export function ProfileSettings({ name, email, picture, pendingEmail, sessions }: Props) {
  return (
    <>
      <PicturePart name={name} picture={picture} />
      <NamePart name={name} />
      <EmailPart email={email} pending={pendingEmail} />
      <PasswordPart email={email} />
      <SessionsPart sessions={sessions} />
    </>
  );
}
