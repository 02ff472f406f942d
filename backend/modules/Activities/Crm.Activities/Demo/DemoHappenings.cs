using System.Text.Json.Nodes;

namespace Crm.Activities.Demo;

/// <summary>One thing of the demonstration, so many days before or after today.</summary>
internal sealed record DemoHappening(string Kind, int Day, int Minute, string Subject, string? Body = null, string? Direction = null, string? Outcome = null, int Lasts = 0)
{
    public JsonObject Of(DateTime at)
    {
        var activity = new JsonObject { ["kind"] = Kind, ["subject"] = Subject, ["body"] = Body, ["direction"] = Direction, ["outcome"] = Outcome };
        activity[Kind == "task" ? "dueAt" : "startsAt"] = at;
        if (Lasts > 0)
        {
            activity["endsAt"] = at.AddMinutes(Lasts);
        }

        if (Kind == "call" && Outcome == "connected")
        {
            activity["duration"] = 60 * Lasts;
        }

        return activity;
    }
}

/// <summary>What has been going on between Tarnvale Instruments and its customers.</summary>
internal static class DemoHappenings
{
    public static readonly IReadOnlyList<DemoHappening> All =
    [
        new("call", -21, 560, "First call about scales for the new line", "They fill 40 bags an hour and need an approval for trade. Wants prices for six scales.", "outbound", "connected", 14),
        new("note", -20, 615, "What they weigh", "- bags of 25 kg\n- dusty, washed down every evening\n- **approval for trade** needed\n- decides with the head of production"),
        new("email", -19, 530, "Offer for six bench scales", "Attached is our offer for six TB-30 bench scales with approval. It holds until the end of next month.", "outbound"),
        new("email", -17, 742, "Re: Offer for six bench scales", "Thank you. Could you also quote two floor scales, and say when you could deliver?", "inbound"),
        new("meeting", -14, 600, "Visit at the plant", "Walked along the line with the shift lead. The place for scale four has no level floor.", null, null, 90),
        new("call", -13, 690, "Asked about the delivery time", null, "outbound", "voicemail"),
        new("task", -12, 540, "Send the drawing of the floor frame"),
        new("note", -10, 875, "Budget is released", "The budget for the first half of the year is released; the order goes through purchasing."),
        new("call", -9, 605, "Llamada sobre la calibración anual", "Quiere calibrar ocho básculas en una sola visita. Prefiere la segunda semana del mes.", "inbound", "connected", 9),
        new("email", -8, 510, "Вопрос по датчикам температуры", "Просят прислать протокол проверки для датчиков TP-4 и цену на двадцать штук.", "inbound"),
        new("call", -7, 660, "Richiamata sul contratto di assistenza", "Il contratto scade a fine trimestre; vuole un'offerta per tre anni.", "outbound", "connected", 12),
        new("note", -6, 570, "关于探头的需求", "客户需要耐腐蚀探头，每月约三十支，希望先试用两支。"),
        new("meeting", -5, 840, "Online demonstration of the probe", "Showed the logging of readings. They liked the alarm, and asked for an export to their own system.", null, null, 45),
        new("email", -4, 495, "Answers to your questions of Tuesday", "The probe withstands cleaning at 85 °C. The readings can be exported as CSV every night.", "outbound"),
        new("call", -3, 925, "No answer at the office", null, "outbound", "noAnswer"),
        new("task", -2, 600, "Ring back about the service contract"),
        new("note", -2, 940, "A competitor was there", "A competitor has offered a lower price without calibration. Ours holds if we keep the date."),
        new("email", -1, 620, "Order number 4711", "Please find our order attached. Kindly confirm the date of delivery.", "inbound"),
        new("call", -1, 700, "Confirmed the order", "Confirmed by telephone; the written confirmation follows.", "outbound", "connected", 6),
        new("task", -1, 960, "Write the confirmation of the order"),
        new("task", 0, 540, "Prepare the offer for two floor scales"),
        new("task", 0, 570, "Ask purchasing for the signed contract"),
        new("task", 0, 600, "Check the calibration dates of spring"),
        new("task", 0, 660, "Send the test probes"),
        new("task", 0, 690, "Answer the question about export"),
        new("task", 0, 780, "Call back about the frame"),
        new("task", 0, 840, "Agree on the day of installation"),
        new("meeting", 0, 630, "Go through the drawing together", "Bring the drawing of the floor frame.", null, null, 30),
        new("meeting", 0, 900, "Weekly round with the customer", null, null, null, 45),
        new("meeting", 1, 600, "Acceptance of the first scale", null, null, null, 120),
        new("task", 1, 720, "Order the spare load cells"),
        new("task", 2, 540, "Remind of the open invoice"),
        new("meeting", 2, 840, "Training of the shift leads", null, null, null, 90),
        new("task", 3, 600, "Ask how the test probes do"),
        new("task", 5, 660, "Prepare the three-year service offer"),
        new("task", 9, 600, "Visit for the yearly calibration"),
    ];
}
