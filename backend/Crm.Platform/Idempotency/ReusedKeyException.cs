using Crm.Kernel;

namespace Crm.Platform.Idempotency;

/// <summary>422: the same key came with another request.</summary>
internal sealed class ReusedKeyException() : CrmException("idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new key for each request, and the same only to repeat one.");
