using Crm.Opportunities.Domain;

namespace Crm.Opportunities.Motives;

/// <summary>Why people buy again, as every installation begins with it; from then on the list is the administrator's.</summary>
internal static class UsualMotives
{
    /// <summary>So seldom is a customer asked who is asked at all.</summary>
    public const int EveryDays = 90;

    public static readonly string[] Languages = ["en", "es", "zh", "ru", "it"];

    public static readonly IReadOnlyList<(string Key, string[] Names)> All =
    [
        ("quality", ["The quality of the product", "La calidad del producto", "产品质量", "Качество продукции", "La qualità del prodotto"]),
        ("price", ["A good price", "Un buen precio", "价格合理", "Выгодная цена", "Un buon prezzo"]),
        ("service", ["Attentive service", "La atención recibida", "服务周到", "Внимательное обслуживание", "Un servizio attento"]),
        ("delivery", ["Delivery on time", "La entrega a tiempo", "准时交货", "Доставка в срок", "La consegna puntuale"]),
        ("range", ["A wide choice", "La variedad de productos", "品种齐全", "Широкий ассортимент", "L’ampia scelta"]),
        ("trust", ["Trust in the company", "La confianza en la empresa", "信任贵公司", "Доверие к компании", "La fiducia nell’azienda"]),
        ("convenience", ["Easy to order", "La facilidad para pedir", "订购方便", "Удобство заказа", "La comodità nell’ordinare"]),
        ("loyalty", ["Discounts for regular customers", "Los descuentos para clientes habituales", "老客户优惠", "Скидки постоянным клиентам", "Gli sconti per clienti abituali"]),
        ("recommendation", ["Somebody recommended it", "Una recomendación", "他人推荐", "Рекомендация", "Un consiglio ricevuto"]),
        ("need", ["I simply needed it", "Simplemente lo necesitaba", "正好需要", "Просто понадобилось", "Ne avevo semplicemente bisogno"]),
    ];

    public static IEnumerable<PurchaseMotive> Make() => All.Select((m, i) => new PurchaseMotive
    {
        Key = m.Key, Position = i, Names = [.. Languages.Zip(m.Names, (language, name) => new MotiveName(language, name))],
    });

    /// <summary>What a motive is called in a language, or in the one that comes nearest.</summary>
    public static string NameIn(this PurchaseMotive motive, string? language) =>
        (motive.Names.Find(n => n.Language == language) ?? motive.Names.Find(n => n.Language == "en") ?? motive.Names[0]).Name;
}
