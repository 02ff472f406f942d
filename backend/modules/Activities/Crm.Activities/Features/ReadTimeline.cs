using Crm.Activities.Timeline;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities.Features;

/// <summary>Reads what happened with one record, newest first.</summary>
internal sealed record ReadTimeline(string RecordType, Guid RecordId, string? Kind, string? Cursor, int? Limit) : IQuery<TimelinePage>;

internal sealed class ReadTimelineValidator : AbstractValidator<ReadTimeline>
{
    public ReadTimelineValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, TimelineReader.MaxLimit);
        RuleFor(r => r.Kind).MaximumLength(400);
    }
}

internal sealed class ReadTimelineHandler(TimelineReader reader) : IRequestHandler<ReadTimeline, TimelinePage>
{
    private const int DefaultLimit = 30;

    public Task<TimelinePage> Handle(ReadTimeline request, CancellationToken cancellationToken) => reader.Read(
        request.RecordType, request.RecordId, request.Kind?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [], request.Cursor,
        request.Limit ?? DefaultLimit, cancellationToken);
}

internal sealed class ReadTimelineEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var catalog = routes.ServiceProvider.GetRequiredService<RecordCatalog>();
        foreach (var type in FollowChanges.Subjects.Select(catalog.Find).OfType<RecordType>())
        {
            routes.MapGet($"/{type.Resource}/{{id:guid}}/timeline", async (Guid id, string? kind, string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new ReadTimeline(type.Name, id, kind, cursor, limit), ct)))
                .WithName($"Get{char.ToUpperInvariant(type.Name[0])}{type.Name[1..]}Timeline").WithTags("Timeline").WithSummary($"Read what happened with one {type.Name}, newest first")
                .WithDescription("`kind=note,call` shows some kinds only. An account's timeline has that of its people, who are its `subject`. What is still open stands in `next` of the first page. Only what the caller may see is there.")
                .Requires(type.ReadPermission);
        }
    }
}
