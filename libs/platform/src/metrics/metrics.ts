import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Sets the values of a gauge at the moment they are asked for. */
type Collect<Label extends string> = (gauge: Gauge<Label>) => void | Promise<void>;

/** What this process tells Prometheus. Each feature makes its own metrics here; docs/operations.md lists them all. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private hasDefaults = false;

  counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** @param buckets upper limits, in the unit that the name ends with. */
  histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  /** @param collect runs with every scrape; when it fails, the gauge keeps what it had. */
  gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    collect: Collect<Label>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        try {
          await collect(this);
        } catch {
          // One source that is away must not take all the others with it.
        }
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** @returns everything in the text format of Prometheus. */
  async text(): Promise<string> {
    // Measuring the process itself costs a little all the time, so it begins when somebody wants to know.
    if (!this.hasDefaults) collectDefaultMetrics({ register: this.registry });
    this.hasDefaults = true;
    return this.registry.metrics();
  }
}
