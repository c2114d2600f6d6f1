import { Module } from '@nestjs/common';
import { SealedSecretsRepository } from './sealed-secrets.repository';
import { SecretRotationService } from './secret-rotation.service';

/** When the key changes, what was encrypted with the former one is encrypted anew. */
@Module({ providers: [SealedSecretsRepository, SecretRotationService] })
export class SecretRotationModule {}
