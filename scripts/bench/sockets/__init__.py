"""What a WebSocket costs: `python scripts/bench sockets`.

cases    what is done over a connection: turns of an agent, small and large messages, connecting, dropping
server   answers with the events of responses, in a process of its own
ways     who talks: the websockets library alone, wherry's transports, responses.connect() of wherry and of openai
worker   a process that does one case in one way
command  the rounds, and the table
"""
