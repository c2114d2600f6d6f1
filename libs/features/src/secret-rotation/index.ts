export { SecretRotationModule } from './secret-rotation.module';
