import { z } from "zod";
import { ro, wo } from "../../../engine/shape/field.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { secret, words } from "../codecs.ts";

export const login = shape("Login", z.object({}), {
  username: wo("username", words),
  password: wo("password", secret),
});

export const token = shape("Token", z.object({ token: z.string() }), { token: ro("token") });
