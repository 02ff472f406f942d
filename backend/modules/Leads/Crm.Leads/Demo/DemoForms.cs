using Crm.Leads.Capture;
using Crm.Leads.Features.Capture;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Demo;

/// <summary>The demonstration's form, and what has come by it: a new customer, a program, and somebody who left out the address.</summary>
internal sealed class DemoForms(LeadsDb db, IMediator mediator) : IDemoData
{
    public int Order => 25;

    public async Task Seed(CancellationToken ct)
    {
        if (await db.Forms.AnyAsync(ct))
        {
            return;
        }

        // Nobody is written to while the demonstration is made.
        var id = Guid.CreateVersion7();
        await mediator.Send(new SaveForm(id, Body(sendsReceipt: false)), ct);
        await mediator.Send(new TakeSubmission(id, Sent("es", null, ("givenName", "Lucía"), ("familyName", "Ferrer"), ("companyName", "Conservas Ferrer"), ("email", "lucia@conservasferrer.example"), ("message", "Necesitamos tres balanzas para la línea de envasado. ¿Cuándo pueden venir?"))), ct);
        await mediator.Send(new TakeSubmission(id, Sent("en", "honeypot", ("givenName", "Best"), ("email", "offer@cheap-links.example"), ("message", "We bring your page to the top."))), ct);
        await mediator.Send(new TakeSubmission(id, Sent("en", null, ("givenName", "Jonas"), ("message", "Please call me about calibration."))), ct);
        await mediator.Send(new SaveForm(id, Body(sendsReceipt: true)), ct);
    }

    private static FormBody Body(bool sendsReceipt) => new()
    {
        Name = "Contact us",
        IsActive = true,
        Design = new FormDesign
        {
            Title = Texts("Ask us", "Pregúntanos", "联系我们", "Спросите нас", "Chiedici"),
            Intro = Texts("We answer within half a working day.", "Respondemos en medio día laborable.", "我们会在半个工作日内回复。", "Мы отвечаем в течение половины рабочего дня.", "Rispondiamo entro mezza giornata lavorativa."),
            Fields = [Ask("givenName"), Ask("familyName"), Ask("companyName"), Ask(FormFields.Email, required: true), Ask(FormFields.Phone), Ask(FormFields.Message, required: true)],
            Hidden = [new FormHidden("campaign", "utm_campaign"), new FormHidden("source", "utm_source", "Website")],
            SendsReceipt = sendsReceipt,
        },
    };

    private static FormField Ask(string field, bool required = false) => new(field, required, new Dictionary<string, string>(StringComparer.Ordinal));

    private static Submission Sent(string language, string? suspicion, params (string Field, string Text)[] values) =>
        new(values.ToDictionary(v => v.Field, v => v.Text, StringComparer.Ordinal), [], new Dictionary<string, string>(StringComparer.Ordinal), language) { Suspicion = suspicion };

    private static Dictionary<string, string> Texts(string en, string es, string zh, string ru, string it) => new(StringComparer.Ordinal) { ["en"] = en, ["es"] = es, ["zh"] = zh, ["ru"] = ru, ["it"] = it };
}
