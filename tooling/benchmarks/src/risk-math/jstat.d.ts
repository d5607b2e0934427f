declare module "jstat" {
  interface Sampler {
    sample(...parameters: number[]): number;
  }
  const jstat: { readonly beta: Sampler; readonly poisson: Sampler };
  export default jstat;
}
