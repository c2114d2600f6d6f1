import { getLiveKpis, type LiveKpis } from '@jsk/contracts/analytics';
import { Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { LiveKpisService } from './live-kpis.service';

@Controller()
export class LiveKpisController {
  constructor(private readonly liveKpis: LiveKpisService) {}

  @Serves(getLiveKpis)
  read(): Promise<LiveKpis> {
    return this.liveKpis.read();
  }
}
