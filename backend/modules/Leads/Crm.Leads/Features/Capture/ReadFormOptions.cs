using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Leads.Domain;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features.Capture;

/// <summary>Reads what a form may ask, and what it says by itself.</summary>
internal sealed record ReadFormOptions : IQuery<LeadFormOptions>;

/// <summary>What forms can be made of.</summary>
/// <param name="Hidden">The fields that may be taken from the address of the page.</param>
/// <param name="Words">By language.</param>
internal sealed record LeadFormOptions(IReadOnlyList<FormQuestion> Questions, IReadOnlyList<string> Hidden, IReadOnlyDictionary<string, FormWords> Words);

/// <summary>A field that may be asked.</summary>
/// <param name="Options">The values among which it chooses; empty where the form gives its own.</param>
/// <param name="Labels">What it is called in each language where the form says nothing else.</param>
internal sealed record FormQuestion(string Field, bool IsChoice, IReadOnlyList<string> Options, IReadOnlyDictionary<string, string> Labels);

/// <summary>What a form says in one language where it says nothing else.</summary>
internal sealed record FormWords(string Send, string Needed, string Choose, string Thanks);

internal sealed class ReadFormOptionsHandler(FormFields fields, RecordCatalog catalog) : IRequestHandler<ReadFormOptions, LeadFormOptions>
{
    public Task<LeadFormOptions> Handle(ReadFormOptions request, CancellationToken cancellationToken) => Task.FromResult(new LeadFormOptions(
        [.. fields.Names.Select(Question)], FormFields.Hidden, InquiryTexts.All.ToDictionary(t => t.Key, t => new FormWords(t.Value.Send, t.Value.Needed, t.Value.Choose, t.Value.Thanks), StringComparer.Ordinal)));

    private FormQuestion Question(string name)
    {
        var field = catalog.Of<Lead>().Find(name);
        return new FormQuestion(name, fields.IsChoice(name), field?.Kind.Options ?? [], InquiryTexts.All.ToDictionary(t => t.Key, t => t.Value.Labels.GetValueOrDefault(name) ?? field?.Label(t.Key) ?? name, StringComparer.Ordinal));
    }
}

internal sealed class ReadFormOptionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/lead-forms/options", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadFormOptions(), ct)))
        .WithName("ReadLeadFormOptions").WithTags("Forms").WithSummary("Read what a form may ask, and what it says by itself in each language").Requires(CapturePermissions.Forms);
}
