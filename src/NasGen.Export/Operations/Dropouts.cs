namespace NasGen.Export.Operations;

/// <summary>Dropout: nothing in eval mode. PyTorch source has it, so that the network can be trained on in Python.</summary>
internal static class Dropouts
{
    public static IEnumerable<Operation> Rows =>
    [
        Row("dropout"), Row("dropout2d"), Row("dropout3d"), Row("alpha_dropout"), Row("feature_alpha_dropout"),
    ];

    private static Operation Row(string name) => new("THSNN_" + name, o => o["input"], p => $"F.{name}({p["input"]}, {p.Operand("p")}, self.training)");
}
