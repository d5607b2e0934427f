export { listen, type Listening } from "@riskloom/rest";
