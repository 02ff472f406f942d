using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Quotes;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>Writes a quote as a PDF, in the customer's language.</summary>
internal sealed record GetQuotePdf(Guid Id) : IQuery<QuoteFile>;

internal sealed class GetQuotePdfHandler(QuoteFiles files, IMediator mediator) : IRequestHandler<GetQuotePdf, QuoteFile>
{
    public async Task<QuoteFile> Handle(GetQuotePdf request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        return await files.Write(quote, QuoteFiles.LanguageOf(quote), address: null, cancellationToken);
    }
}

internal sealed class GetQuotePdfEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/quotes/{id:guid}/pdf", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            var file = await mediator.Send(new GetQuotePdf(id), ct);
            return TypedResults.File(file.Content, QuoteFiles.Type, file.Name);
        })
        .WithName("GetQuotePdf").WithTags("Quotes").WithSummary("Read a quote as a PDF")
        .WithDescription("In the language of the quote, with the lines and sums of its page. What the customer saves from the page has the page's address on it as well, which nobody else is shown again.")
        .Produces(StatusCodes.Status200OK, contentType: QuoteFiles.Type).ProducesProblem(StatusCodes.Status404NotFound).Requires("quotes.read");
}
