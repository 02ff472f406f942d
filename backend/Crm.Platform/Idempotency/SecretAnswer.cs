using Microsoft.AspNetCore.Builder;

namespace Crm.Platform.Idempotency;

/// <summary>Marks an endpoint whose answer shows a secret once: it is not kept for repetitions.</summary>
public sealed class SecretAnswer;

/// <summary>How an endpoint says that its answer is secret.</summary>
public static class SecretAnswerExtensions
{
    public static TBuilder AnswersSecret<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new SecretAnswer());
}
