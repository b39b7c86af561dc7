namespace Lethe.Auditing.Tests.Requests;

internal static class SampleRequest
{
    public const string Yaml = """
        name: Erasure request 118
        seed: 7
        device: auto
        data:    { use: data.glyphs, train: 2000, test: 1000 }
        subject: { use: model.train, architecture: arch.small-cnn, epochs: 12 }
        forget:  { use: forget.random, fraction: 0.05 }
        unlearn: [ { use: unlearn.gradient-ascent, epochs: 3 }, { use: unlearn.fine-tune } ]
        evaluate: [ { use: eval.utility }, { use: eval.oracle-gap, oracles: 5 } ]
        policy:  { file: policy.yaml }
        budget:  { minutes: 10 }
        executor: local

        """;

    public const string Json = """
        {
        	"name": "Erasure request 118",
        	"seed": 7, "device": "auto",
        	"data": {"use":"data.glyphs","train":2000,"test":1000},
        	"subject": {"use": "model.train", "architecture": "arch.small-cnn", "epochs": 12},
        	"forget": {"use": "forget.random", "fraction": 5e-2},
        	"unlearn": [{"use": "unlearn.gradient-ascent", "epochs": 3}, {"use": "unlearn.fine-tune"}],
        	"evaluate": [{"use": "eval.utility"}, {"use": "eval.oracle-gap", "oracles": 5}],
        	"policy": {"file": "policy.yaml"},
        	"budget": {"minutes": 10},
        	"executor": "local"
        }
        """;
}
