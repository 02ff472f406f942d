namespace Crm.Platform.Http;

/// <summary>Metadata of an endpoint whose address is itself the proof of who calls: no cookie counts there, so nobody can be made to send one.</summary>
public sealed class SecretInAddress;
