"""Telethon, driven over JSON lines: {"id", "method", "params"} in, {"id", "result" | "error" | "failure"} out.

An error is the name of what Telegram answered; a failure is anything else. {"event": "message"} and
{"event": "token"} come by themselves.
"""
import asyncio
import base64
import json
import sys
import traceback

from telethon import TelegramClient, errors, events, functions, types
from telethon.crypto import rsa
from telethon.sessions import StringSession

NAMES = {cls: name for name, cls in errors.rpcerrorlist.rpc_errors_dict.items()}


def say(**line):
    print(json.dumps(line), flush=True)


def name_of(error):
    if isinstance(error, errors.FloodWaitError):
        return f'FLOOD_WAIT_{error.seconds}'
    return NAMES.get(type(error), error.message)


class Driver:
    async def connect(self, dataCenter, publicKeyPem, session):
        rsa.add_key(publicKeyPem, old=False)
        stored = StringSession(session)
        if session is None:
            stored.set_dc(dataCenter['id'], dataCenter['host'], dataCenter['port'])
        self.client = TelegramClient(stored, 1, 'hash', flood_sleep_threshold=0)
        self.client.add_event_handler(self.on_message, events.NewMessage(incoming=True))
        await self.client.connect()

    async def on_message(self, event):
        say(event='message', text=event.raw_text, fromId=str(event.sender_id))

    async def requestCode(self, phone):
        return (await self.client.send_code_request(phone)).phone_code_hash

    async def signIn(self, phone, codeHash, code):
        await self.client.sign_in(phone, code, phone_code_hash=codeHash)

    async def checkPassword(self, password):
        await self.client.sign_in(password=password)

    async def logInByQr(self):
        login = await self.client.qr_login()
        say(event='token', token=base64.urlsafe_b64encode(login.token).decode().rstrip('='))
        await login.wait(20)

    async def acceptLoginToken(self, token):
        raw = base64.urlsafe_b64decode(token + '=' * (-len(token) % 4))
        await self.client(functions.auth.AcceptLoginTokenRequest(raw))

    async def logOut(self):
        await self.client(functions.auth.LogOutRequest())

    async def me(self):
        # get_me() hides why there is nobody; this is the call it makes.
        [me] = await self.client(functions.users.GetUsersRequest([types.InputUserSelf()]))
        return {'id': str(me.id), 'firstName': me.first_name, 'username': me.username}

    async def resolve(self, username):
        found = await self.client(functions.contacts.ResolveUsernameRequest(username))
        entity = (found.users + found.chats)[0]
        return {'id': str(entity.id), 'name': getattr(entity, 'title', None) or entity.first_name}

    async def members(self, channel, offset, limit):
        page = await self.client(functions.channels.GetParticipantsRequest(
            channel, types.ChannelParticipantsRecent(), offset, limit, 0))
        return {'count': page.count, 'ids': [str(user.id) for user in page.users]}

    async def invite(self, channel, usernames):
        await self.client(functions.channels.InviteToChannelRequest(channel, usernames))
        return {'missingIds': None}

    async def history(self, username, limit, fromBeginning):
        found = await self.client.get_messages(username, limit, reverse=fromBeginning)
        return [{'id': message.id, 'text': message.message or ''} for message in found]

    async def send(self, username, text, randomId):
        sent = await self.client(functions.messages.SendMessageRequest(username, text, random_id=int(randomId)))
        if isinstance(sent, types.UpdateShortSentMessage):
            return sent.id
        return next(update.id for update in sent.updates if isinstance(update, types.UpdateMessageID))

    async def downloadProfilePhoto(self, username):
        photo = await self.client.download_profile_photo(username, bytes)
        return base64.b64encode(photo).decode()

    async def saveSession(self):
        return self.client.session.save()

    async def close(self):
        await self.client.disconnect()


async def answer(driver, call):
    try:
        result = await getattr(driver, call['method'])(**call['params'])
        say(id=call['id'], result=result)
    except errors.RPCError as error:
        say(id=call['id'], error=name_of(error))
    except Exception:
        say(id=call['id'], failure=traceback.format_exc())


async def main():
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    driver = Driver()
    running = set()
    while line := await lines.readline():
        task = asyncio.create_task(answer(driver, json.loads(line)))
        running.add(task)
        task.add_done_callback(running.discard)


asyncio.run(main())
