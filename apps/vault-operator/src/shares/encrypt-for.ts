import { armor, Encrypter } from 'age-encryption';
import { CannotDo } from '../print.ts';

/**
 * Encrypts a text for the holders of age keys (https://age-encryption.org/v1): any one of them opens it with
 * `age --decrypt -i <key file>`.
 * @param recipients public keys, `age1…`
 * @returns the armored file
 * @throws CannotDo for what is no public key
 */
export async function encryptFor(recipients: readonly string[], text: string): Promise<string> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new CannotDo(`${recipient} is no public key of age`);
    }
  }
  return armor.encode(await encrypter.encrypt(text));
}
