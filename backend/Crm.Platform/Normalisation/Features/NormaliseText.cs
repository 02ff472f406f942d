using System.Text.Json;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Http;
using Crm.Platform.Imports;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Normalisation.People;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Normalisation.Features;

/// <summary>Makes values of a free text or of given values, and says by which rules; writes nothing.</summary>
internal sealed record NormaliseText(string RecordType, string? Text = null, JsonElement? Values = null, string? Country = null) : IQuery<NormalisedValues>;

/// <summary>What would be written, and what was made of what.</summary>
internal sealed class NormalisedValues
{
    /// <summary>Values by field, as a create or a change takes them.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Values { get; init; }

    public required IReadOnlyList<Proposal> Proposals { get; init; }

    /// <summary>What of the text fits nowhere.</summary>
    public string? Unused { get; init; }
}

internal sealed class NormaliseTextValidator : AbstractValidator<NormaliseText>
{
    public NormaliseTextValidator(RecordCatalog catalog)
    {
        RuleFor(r => r.RecordType).Must(t => catalog.Find(t) is not null).WithMessage("There is no such record type.");
        RuleFor(r => r.Text).MaximumLength(FreeText.MaxLength).Must((r, text) => text is null != r.Values is null).WithMessage("Give either text or values.");
        RuleFor(r => r.Country).Must(c => c is null || Countries.Code(c) is not null).WithMessage(Countries.Hint);
    }
}

internal sealed class NormaliseTextHandler(RecordCatalog catalog, IOptions<CompanyOptions> company, ICurrentUser user) : IRequestHandler<NormaliseText, NormalisedValues>
{
    public Task<NormalisedValues> Handle(NormaliseText request, CancellationToken cancellationToken)
    {
        var type = catalog.Find(request.RecordType)!;
        var country = request.Country is { } given ? Countries.Code(given) : company.Value.Country;
        var (values, proposals, unused) = request.Text is { } text ? Understand(type, text, country) : (RecordValues.Read(type, request.Values!.Value), [], null);
        proposals.AddRange(Normaliser.Apply(type, values, country, repair: true));
        proposals.AddRange(values.All.SelectMany(v => Explain(v.Key, v.Value)));
        return Task.FromResult(new NormalisedValues
        {
            Values = values.All.Where(v => user.MayRead(v.Key)).ToDictionary(v => v.Key.Name, v => Json(v.Key, v.Value), StringComparer.Ordinal),
            Proposals = [.. proposals.Where(p => type.Find(p.Field) is not { } field || user.MayRead(field))],
            Unused = unused,
        });
    }

    private static (RecordValues Values, List<Proposal> Proposals, string? Unused) Understand(RecordType type, string text, string? country)
    {
        var (values, proposals) = (new RecordValues(), new List<Proposal>());
        var found = FreeTextReader.Read(text, country);
        var unused = new List<string?> { found.Rest };
        if (found.Name is { } name)
        {
            if (type.Composites is [var whole, ..])
            {
                var parts = whole.Cut(name);
                foreach (var (field, part) in whole.Parts.Zip(parts).Where(p => p.Second is not null))
                {
                    values.Set(field, part);
                }

                proposals.AddRange(whole.Explain(whole.Name, name, parts) is { } proposal ? [proposal] : []);
            }
            else if (type.LabelField.IsImportable)
            {
                values.Set(type.LabelField, name);
            }
        }

        Put<EmailsKind>(found.Emails.Select(e => new EmailAddress(e)).ToList());
        Put<PhonesKind>(found.Phones.Select(p => PhoneNumbers.Of(p.Text, p.Label, country: null)).OfType<PhoneNumber>().ToList());
        if (found.Websites.Count > 0 && type.Fields.FirstOrDefault(f => f.Kind is UrlKind) is { } website)
        {
            values.Set(website, website.Kind.Parse(found.Websites[0], website, website.Name, new InputErrors()));
        }

        return (values, proposals, unused.TrueForAll(u => u is null) ? null : string.Join('\n', unused.OfType<string>()));

        void Put<TKind>(object list)
            where TKind : FieldKind
        {
            if (list is System.Collections.ICollection { Count: > 0 } && type.Fields.FirstOrDefault(f => f.Kind is TKind && f.IsImportable) is { } field)
            {
                values.Set(field, list);
            }
        }
    }

    // What numbers and addresses became, and what may be a slip of the pen.
    private static IEnumerable<Proposal> Explain(Field field, object? value) => value switch
    {
        List<PhoneNumber> phones => phones.Where(p => p.Raw != p.Number).Select(p => Explain(field, p)),
        List<EmailAddress> emails => emails.Select(e => (e.Address, Meant: EmailTypos.Meant(e.Address))).Where(e => e.Meant is not null)
            .Select(e => new Proposal(field.Name, "email.typo", e.Address, e.Meant!, "Probably a slip of the pen; nothing was changed.")),
        _ => [],
    };

    private static Proposal Explain(Field field, PhoneNumber number)
    {
        if (!number.Number.StartsWith('+'))
        {
            return new Proposal(field.Name, "phone.digits", number.Raw, number.Number, "Without a country this is no whole number. Give the country or write +.");
        }

        var phone = PhoneParser.Parse(number.Number, region: null);
        return phone is { IsValid: true }
            ? new Proposal(field.Name, number.Extension is null ? "phone.e164" : "phone.extension", number.Raw, number.Number, $"Read as {PhoneDisplay.International(phone)}.")
            : new Proposal(field.Name, "phone.e164", number.Raw, number.Number, "No numbering plan has this number.");
    }

    private static JsonElement Json(Field field, object? value)
    {
        using var document = JsonDocument.Parse(RecordJson.Write(writer => field.Kind.Show(writer, value)));
        return document.RootElement.Clone();
    }
}

internal sealed class NormaliseTextEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/normalise", async (NormaliseText body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("NormaliseText").WithTags("Normalisation").WithSummary("Make values of a line that was typed, of a pasted signature, or of given values")
        .WithDescription("Send `text`, such as `J. PÉREZ <Juan@ACME.es> (91) 555-12-34`, or `values` as a create takes them. `values` of the answer can be sent to create the record, with the `proposals` as its `rawValues`, so that what was typed is kept. Nothing is written. `country` says where numbers without a country code belong; without it the record's own address, the company's country and the domains of e-mail addresses do.")
        .Produces<NormalisedValues>()
        .EvenForApps().RequiresSignIn();
}
