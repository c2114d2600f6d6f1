import { Module } from '@nestjs/common';
import { OperatorsRepository } from './operators.repository';
import { OperatorsService } from './operators.service';

@Module({ providers: [OperatorsRepository, OperatorsService], exports: [OperatorsService] })
export class OperatorsModule {}
