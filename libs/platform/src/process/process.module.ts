import { Global, Module } from '@nestjs/common';
import { ProcessEnd } from './process-end';

@Global()
@Module({ providers: [ProcessEnd], exports: [ProcessEnd] })
export class ProcessModule {}
